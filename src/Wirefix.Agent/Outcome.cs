using System.Text.Json.Serialization;

namespace Wirefix.Agent;

/// <summary>How a run of <c>fix</c> ended.</summary>
[JsonConverter(typeof(OutcomeConverter))]
public enum Outcome
{
    /// <summary>The metric reached its target under the same harness, and every gate was passed.</summary>
    Confirmed,

    /// <summary>No proposal did what it should.</summary>
    NotConfirmed,

    /// <summary>The fault does not show on this code; nobody was asked for a fix.</summary>
    NotReproduced,

    /// <summary>The last proposal breaks something else.</summary>
    Rejected,
}

/// <summary>Writes outcomes as <c>confirmed</c>, <c>not-confirmed</c>, <c>not-reproduced</c>, <c>rejected</c>.</summary>
internal sealed class OutcomeConverter() : JsonStringEnumConverter<Outcome>(System.Text.Json.JsonNamingPolicy.KebabCaseLower);
