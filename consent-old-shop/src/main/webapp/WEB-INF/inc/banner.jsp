<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<jsp:useBean id="looks" scope="session" class="io.klartext.examples.oldshop.Looks" />
<%
  String shelf = looks.getCategory();
  String campaign = shelf.equals("pens") ? "nib-weeks" : shelf.equals("ink") ? "three-for-two"
      : shelf.equals("paper") ? "letters-home" : shelf.equals("notebooks") ? "new-year" : "autumn";
  String words = shelf.equals("pens") ? "Nib weeks: we grind your nib while you wait"
      : shelf.equals("ink") ? "You like ink? Three bottles, pay two"
      : shelf.equals("paper") ? "Paper lovers write home: stamps on us"
      : shelf.equals("notebooks") ? "For people who note everything: 10 % on diaries" : "Autumn at Tintenfass: look at our inks";
%>
<DIV CLASS="banner wide" data-campaign=<%= campaign %>><A HREF="<%= request.getContextPath() %>/category.jsp?c=<%= shelf.isEmpty() ? "ink" : shelf %>"><FONT SIZE="+1"><B><%= words %></B></FONT></A></DIV>
