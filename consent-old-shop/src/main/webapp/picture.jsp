<%@ page contentType="image/svg+xml; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" import="io.klartext.examples.oldshop.*" %>
<%
  Product product = Catalogue.bySku(request.getParameter("sku"));
  if (product == null) { response.sendError(404); return; }
  String c = "#" + product.getColour();
%>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="8" fill="#fbf6ea"/>
<% if (product.getCategory().equals("ink")) { %>
<rect x="37" y="16" width="22" height="14" rx="3" fill="#2b2620"/><path d="M34 32h28l10 14v30a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6V46z" fill="<%= c %>"/><rect x="31" y="52" width="34" height="18" fill="#fbf6ea" opacity=".85"/>
<% } else if (product.getCategory().equals("pens")) { %>
<g transform="rotate(45 48 48)"><rect x="42" y="8" width="12" height="56" rx="4" fill="<%= c %>"/><rect x="42" y="34" width="12" height="4" fill="#d8b45a"/><path d="M42 66h12l-6 22z" fill="#b9bec6"/><path d="M48 72v14" stroke="#2b2620" stroke-width="1.5"/></g>
<% } else if (product.getCategory().equals("paper")) { %>
<rect x="24" y="14" width="48" height="66" fill="#cfc4a8"/><rect x="20" y="18" width="48" height="66" fill="<%= c %>" stroke="#8a7f66"/><path d="M28 34h32M28 44h32M28 54h20" stroke="#8a7f66" stroke-width="2"/>
<% } else { %>
<rect x="24" y="12" width="50" height="72" rx="3" fill="<%= c %>"/><rect x="24" y="12" width="8" height="72" fill="#000" opacity=".25"/><rect x="40" y="26" width="26" height="14" fill="#fbf6ea" opacity=".9"/><path d="M64 84v8l-3-3-3 3v-8" fill="#d8b45a"/>
<% } %>
</svg>
