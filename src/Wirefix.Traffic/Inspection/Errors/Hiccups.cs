namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>
/// The one moment in which an upstream could not answer, among many in which it did, told to the caller as what it was: no pattern, and
/// nothing that the service could have done better.
/// </summary>
internal static class Hiccups
{
    // Of fewer calls one failure may be the rule.
    private const int FewestCalls = 20;

    /// <summary>Whether a failure is an upstream's hiccup, or what the service made of it.</summary>
    public static bool Is(Exchange failure, Scene scene) => failure.Direction == Direction.Outbound
        ? IsUpstreams(failure, scene)
        : SaysGateway(failure) && scene.EffectsOf(failure).Any(effect => effect.Response.Failed)
            && scene.EffectsOf(failure).Where(effect => effect.Response.Failed).All(effect => IsUpstreams(effect, scene));

    private static bool IsUpstreams(Exchange failure, Scene scene) =>
        failure.Response.Status is 429 or 502 or 503 or 504
        && scene.CauseOf(failure) is { } cause && SaysGateway(cause)
        && scene.GroupOf(failure).Exchanges is { Length: >= FewestCalls } calls
        && calls.Count(Reliability.Attempts.InvitesRetry) == 1;

    private static bool SaysGateway(Exchange inbound) => inbound.Response.Status is 502 or 503 or 504;
}
