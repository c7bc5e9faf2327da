<%@ tag description="Products chosen for this place" pageEncoding="UTF-8" %>
<%@ attribute name="picks" required="true" type="io.klartext.examples.shop.recommend.Picks" %>
<%@ attribute name="neutral" required="false" description="the key of the heading when nothing personal was used" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty picks.products}">
  <section id="picks" class="wrap picks" aria-labelledby="picks-title">
    <h2 id="picks-title">${t.get(picks.personal ? 'picks.personal' : empty neutral ? 'picks.popular' : neutral)}</h2>
    <ul class="grid">
      <c:forEach items="${picks.products}" var="pick"><shop:card product="${pick}" surface="${picks.surface}"/></c:forEach>
    </ul>
  </section>
</c:if>
