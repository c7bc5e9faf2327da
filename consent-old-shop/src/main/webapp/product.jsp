<%
  io.klartext.examples.oldshop.Product product = io.klartext.examples.oldshop.Catalogue.bySku(request.getParameter("sku"));
  if (product == null) { response.sendError(404); return; }
  String title = product.getName();
%><%@ include file="/WEB-INF/inc/top.jspf" %>
<% looks.see(product); %>
<TABLE BORDER=0 CELLPADDING=10><TR VALIGN=top>
<TD><IMG SRC="<%= shop %>/picture.jsp?sku=<%= product.getSku() %>" WIDTH=220 HEIGHT=220 ALT="">
<TD><H1><%= Html.escape(product.getName()) %></H1>
  <P><%= Html.escape(product.getText()) %>
  <P><FONT SIZE="+2" COLOR="#7A2233"><B><%= product.getPrice() %></B></FONT>
  <UL>
    <LI>Number <%= product.getSku() %>
    <LI>In the shop today, at your door the day after tomorrow
    <LI>Shelf: <A HREF="<%= shop %>/category.jsp?c=<%= product.getCategory() %>"><%= product.getCategory() %></A>
  </UL>
  <FORM ACTION="<%= shop %>/cart.jsp" METHOD=post>
    <INPUT TYPE=hidden NAME=add VALUE=<%= product.getSku() %>><INPUT TYPE=submit VALUE="Into the cart">
  </FORM>
</TABLE>
<TD WIDTH=220 CLASS=side>
<jsp:include page="/WEB-INF/inc/mylist.jsp" />
<P><A CLASS=picks HREF="<%= shop %>/recommendations/list.jsp">Everything we would pick for you</A>
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
