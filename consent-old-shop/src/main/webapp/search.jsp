<% String title = "Search"; %><%@ include file="/WEB-INF/inc/top.jspf" %>
<% String q = request.getParameter("q") == null ? "" : request.getParameter("q"); %>
<% List<Product> goods = Catalogue.search(q); %>
<H1>Search</H1>
<P>For <B><%= Html.escape(q) %></B> we found <%= goods.size() %> <%= goods.size() == 1 ? "thing" : "things" %>.
<% if (!goods.isEmpty()) { %>
<%@ include file="/WEB-INF/inc/goods.jspf" %>
<% } %>
<TD WIDTH=220 CLASS=side>
<jsp:include page="/WEB-INF/inc/mylist.jsp" />
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
