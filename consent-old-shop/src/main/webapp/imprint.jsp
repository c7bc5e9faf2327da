<% String title = "Imprint"; %><%@ include file="/WEB-INF/inc/top.jspf" %>
<H1>Imprint</H1>
<P>Papeterie Tintenfass, owner Ottilie Musterfrau<BR>Beispielgasse 7, 12345 Musterstadt<BR>hello@tintenfass.example
<P>This shop does not exist. Its goods, prices and people are made up.
<DL>
  <DT>Opening hours
  <DD>Monday to Friday from nine to six
  <DD>Saturday from ten to two
  <DT>How to find us
  <DD>Behind the town hall, the blue door
</DL>
<TD WIDTH=220 CLASS=side>&nbsp;
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
