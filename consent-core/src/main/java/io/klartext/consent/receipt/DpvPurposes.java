package io.klartext.consent.receipt;

import java.util.Set;

/**
 * The names of the purposes in the Data Privacy Vocabulary 2.3; a record names no other. This file includes material copied
 * from its table {@code purposes}, https://w3id.org/dpv, copyright 2026 World Wide Web Consortium,
 * https://www.w3.org/copyright/software-license-2023/.
 */
final class DpvPurposes {

    private static final Set<String> NAMES = Set.of("""
            AcademicResearch AccountManagement Advertising AgeVerification CombatClimateChange CommercialPurpose
            CommercialResearch CommunicationForCustomerCare CommunicationManagement CounterMoneyLaundering
            Counterterrorism CustomerCare CustomerClaimsManagement CustomerManagement CustomerOrderManagement
            CustomerRelationshipManagement CustomerSolvencyMonitoring DataAltruism DeliveryOfGoods
            DirectMarketing DisputeManagement EnforceAccessControl EnforceSecurity EstablishContractualAgreement
            FraudPreventionAndDetection FulfilmentOfContractualObligation FulfilmentOfObligation
            HumanResourceManagement IdentityAuthentication IdentityVerification
            ImproveExistingProductsAndServices ImproveHealthcare ImproveInternalCRMProcesses
            ImprovePublicServices ImproveTransportMobility IncreaseServiceRobustness
            InternalResourceOptimisation LegalCompliance MaintainFraudDatabase Marketing MemberPartnerManagement
            MisusePreventionAndDetection NonCommercialPurpose NonCommercialResearch OptimisationForConsumer
            OptimisationForController OptimiseUserInterface OrganisationComplianceManagement
            OrganisationGovernance OrganisationRiskManagement PaymentManagement Personalisation
            PersonalisedAdvertising PersonalisedBenefits PersonnelBehaviourMonitoring PersonnelHiring
            PersonnelManagement PersonnelMonitoring PersonnelOffboarding PersonnelOnboarding PersonnelPayment
            PersonnelPerformanceEvaluation PersonnelPerformanceManagement PersonnelPerformanceMonitoring
            PersonnelPerformancePrediction PersonnelPromotionManagement PersonnelTerminationManagement
            PersonnelWorkloadManagement PoliticalCampaign ProtectionOfIPR ProtectionOfNationalSecurity
            ProtectionOfPublicSecurity ProvideEventRecommendations ProvideOfficialStatistics
            ProvidePersonalisedRecommendations ProvideProductRecommendations PublicBenefit PublicPolicyMaking
            PublicRelations RecordManagement RecruitmentAdvertising RecruitmentApplicantBackgroundCheck
            RecruitmentApplicantCriminalBackgroundCheck RecruitmentApplicantInformationAuthentication
            RecruitmentApplicantSelection RecruitmentApplicationAnalysis RecruitmentApplicationManagement
            RecruitmentApplicationScreening RecruitmentInterviewAnalysis RecruitmentInterviewAssessment
            RecruitmentInterviewManagement RecruitmentInterviewScheduling RecruitmentManagement
            RecruitmentTargetedAdvertising RepairImpairments RequestedServiceProvision ResearchAndDevelopment
            RightsFulfilment ScientificResearch SearchFunctionalities SellDataToThirdParties
            SellInsightsFromData SellProducts SellProductsToDataSubject ServiceAccessDetermination
            ServiceManagement ServiceMonitoring ServiceOptimisation ServicePersonalisation ServiceProvision
            ServiceRegistration ServiceUsageAnalytics SocialMediaMarketing TargetedAdvertising
            TechnicalServiceProvision UserInterfacePersonalisation VendorManagement VendorPayment
            VendorRecordsManagement VendorSelectionAssessment Verification
            """.strip().split("\\s+"));

    private DpvPurposes() {}

    /** Whether the vocabulary has a purpose of this name. */
    static boolean isOne(String name) {
        return NAMES.contains(name);
    }

    /** All names. */
    static Set<String> names() {
        return NAMES;
    }
}
