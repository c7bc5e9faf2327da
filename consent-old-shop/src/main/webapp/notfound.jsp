<%@ page isErrorPage="true" %><% String title = "Not here"; %><%@ include file="/WEB-INF/inc/top.jspf" %>
<H1>We have looked everywhere</H1>
<P>This page is not here (any more). Try the <A HREF="<%= shop %>/index.jsp">front door</A>.
<TD WIDTH=220 CLASS=side>
<jsp:include page="/WEB-INF/inc/mylist.jsp" />
<%@ include file="/WEB-INF/inc/bottom.jspf" %>
