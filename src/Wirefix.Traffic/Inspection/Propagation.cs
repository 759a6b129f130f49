using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Failures of an upstream that came out of the service as failures of its own; the finding's endpoint is the service's. The
/// score is the lower end of the 95 % interval of the share of upstream failures that did.
/// </summary>
public sealed record Propagation : Finding
{
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

    /// <summary>How it is known which call led to which; the weaker one where both occur.</summary>
    public required LeadBasis Basis { get; init; }
}
