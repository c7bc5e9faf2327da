<%
  String c = request.getParameter("c");
  String title = io.klartext.examples.oldshop.Catalogue.categories().contains(c) ? c.substring(0, 1).toUpperCase() + c.substring(1) : "Shelf";
%><%@ include file="/WEB-INF/inc/top.jspf" %>
<H1><%= Html.escape(title) %></H1>
<% List<Product> goods = Catalogue.of(c); %>
<% if (goods.isEmpty()) { %><P>There is no such shelf.<% } else { %>
<%@ include file="/WEB-INF/inc/goods.jspf" %>
<% } %>
<TD WIDTH=220 CLASS=side>
<jsp:include page="/WEB-INF/inc/mylist.jsp" />
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
