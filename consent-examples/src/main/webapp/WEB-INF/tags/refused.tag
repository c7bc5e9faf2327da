<%@ tag description="Says that something was not done for want of permission" pageEncoding="UTF-8" %>
<%@ attribute name="text" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<div class="note" role="status">
  <p>${text}</p>
  <c:if test="${not empty consent}"><p><a href="<c:out value='${consent.choicesLink}'/>">${t.get('refused.choices')}</a></p></c:if>
</div>
