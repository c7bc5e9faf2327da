<% String title = "Welcome"; %><%@ include file="/WEB-INF/inc/top.jspf" %>
<H1>Welcome, dear friends of ink</H1>
<P>We grind nibs, mix colours and find the paper that your pen has been waiting for.
<P><FONT SIZE="+1">What our customers like most</FONT>
<% List<Product> goods = Catalogue.all().subList(0, 8); %>
<%@ include file="/WEB-INF/inc/goods.jspf" %>
<TD WIDTH=220 CLASS=side>
<jsp:include page="/WEB-INF/inc/mylist.jsp" />
<P><B>From our letterbox</B>
<P><I>&bdquo;The green ink is exactly the colour of my garden gate.&ldquo;</I> M&uuml;ller, Musterstadt
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
