<%@ tag description="The link to why an offer is shown, where somebody provides it" pageEncoding="UTF-8" %>
<%@ attribute name="offer" required="true" description="the surface and the offer, such as home.picks/oil-03" %>
<%@ attribute name="name" required="true" description="what the offer is called, for those who hear the page" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty consent.why[offer]}"><a class="why" href="<c:out value='${consent.why[offer]}'/>">${t.get('why')}<span class="hidden"> <c:out value="${name}"/></span></a></c:if>
