<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" import="java.util.*,io.klartext.examples.oldshop.*" %>
<jsp:useBean id="looks" scope="session" class="io.klartext.examples.oldshop.Looks" />
<% List<Product> picks = looks.getPicks(); %>
<% if (!picks.isEmpty()) { %>
<TABLE ID=MyList CLASS=list BORDER=0 CELLPADDING=6 CELLSPACING=0>
<TR><TH COLSPAN=2>My list: goes with what you looked at
<% for (Product pick : picks) { %>
<TR DATA-SKU=<%= pick.getSku() %> VALIGN=top>
  <TD WIDTH=44><IMG SRC="<%= request.getContextPath() %>/picture.jsp?sku=<%= pick.getSku() %>" WIDTH=40 HEIGHT=40 ALT="">
  <TD><A HREF="<%= request.getContextPath() %>/product.jsp?sku=<%= pick.getSku() %>"><%= Html.escape(pick.getName()) %></A><BR><FONT SIZE="-1"><%= pick.getPrice() %></FONT>
<% } %>
</TABLE>
<% } %>
