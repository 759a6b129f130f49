using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>
/// Failures of an upstream that came out of the service as failures of its own; the finding's endpoint is the service's. The
/// score is the lower end of the 95 % interval of the share of upstream failures that did.
/// </summary>
public sealed record Propagation : Finding
{
    /// <summary>
    /// A link of the chain; the cause itself where the upstream's answer was no fault (it lacked what it was asked for) and the
    /// service made one of it.
    /// </summary>
    public override FindingRole Role => UpstreamWasRight ? FindingRole.Cause : FindingRole.Chain;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "the lower end of the 95 % interval of the share of upstream failures that came out as failures of the service";

    /// <inheritdoc/>
    public override string RefutedBy => "the inbound calls fail in the same way when the upstream answers.";

    /// <summary>The endpoint that failed first.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint Upstream { get; init; }

    /// <summary>What it answered; 0 where no answer came.</summary>
    public required int UpstreamStatus { get; init; }

    /// <summary>What the service answered.</summary>
    public required int InboundStatus { get; init; }

    /// <summary>How many upstream failures came out so.</summary>
    public required int Count { get; init; }

    /// <summary>How many failures with that status the upstream had in all.</summary>
    public required int UpstreamErrors { get; init; }

    /// <summary>
    /// Whether the upstream answered as healthy ones do (404 and the like for a minority), and the service with a 5xx or not at all.
    /// </summary>
    public bool UpstreamWasRight { get; init; }

    /// <summary>How it is known which call led to which; the weaker one where both occur.</summary>
    public required LeadBasis Basis { get; init; }
}
