<% String title = "Picked for you"; %><%@ include file="/WEB-INF/inc/top.jspf" %>
<H1>Everything we would pick for you</H1>
<% List<Product> goods = looks.getPicks(); %>
<%@ include file="/WEB-INF/inc/goods.jspf" %>
<TD WIDTH=220 CLASS=side>&nbsp;
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
