using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Wirefix.Agent.Evaluating;

/// <summary>A fault that somebody put into a code base, with what a person on duty would have of it, and what tells whether it is mended.</summary>
public sealed record EvalCase
{
    /// <summary>What the case is called, once among all.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of fault, by which results are told apart.</summary>
    public required string FaultClass { get; init; }

    /// <summary>The solution or project file.</summary>
    public required string Solution { get; init; }

    /// <summary>The file or folder of what was recorded.</summary>
    public required string Capture { get; init; }

    /// <summary>What monitoring said.</summary>
    public required string Alert { get; init; }

    /// <summary>
    /// The folders of the service that holds the fault, relative to the solution's folder: a proposal that changes anything else is of the wrong service.
    /// </summary>
    public required ImmutableArray<string> Service { get; init; }

    /// <summary>What judges a proposal.</summary>
    [JsonPropertyName("hiddenTest")]
    public required HiddenTest Hidden { get; init; }

    /// <summary>What of the solution's folder no agent may see, relative to it: notes, recordings, patches.</summary>
    public ImmutableArray<string> LeaveOut { get; init; } = [];
}
