<% String title = "Your cart"; request.setCharacterEncoding("UTF-8"); %><%@ include file="/WEB-INF/inc/top.jspf" %>
<%
  if (request.getMethod().equals("POST")) {
    cart.add(request.getParameter("add"));
    cart.remove(request.getParameter("remove"));
    response.sendRedirect(shop + "/cart.jsp");
    return;
  }
%>
<H1>Your cart</H1>
<% if (cart.getSize() == 0) { %>
<P>Nothing is in it yet.
<% } else { %>
<TABLE CLASS=cart BORDER=1 CELLPADDING=6 CELLSPACING=0 WIDTH="100%">
<TR BGCOLOR="#E3D9BF"><TH ALIGN=left>What<TH ALIGN=right>How many<TH ALIGN=right>Price<TH>&nbsp;
<% for (Product line : cart.getProducts()) { %>
<TR><TD><%= Html.escape(line.getName()) %><TD ALIGN=right><%= cart.count(line) %><TD ALIGN=right><%= Product.euros(line.getCents() * cart.count(line)) %>
<TD ALIGN=center><FORM ACTION="<%= shop %>/cart.jsp" METHOD=post><INPUT TYPE=hidden NAME=remove VALUE=<%= line.getSku() %>><INPUT TYPE=submit VALUE=Remove></FORM>
<% } %>
<TR><TD COLSPAN=2><B>Together</B><TD ALIGN=right><B><%= Product.euros(cart.getCents()) %></B><TD>&nbsp;
</TABLE>
<% } %>
<TD WIDTH=220 CLASS=side>
<jsp:include page="/WEB-INF/inc/mylist.jsp" />
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
