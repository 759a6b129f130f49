using System.Text.Json.Nodes;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>A line of a transcript: its head, what was asked, or what became of that. What a line does not hold is null.</summary>
/// <param name="Transcript">In the head: the version of the shape.</param>
/// <param name="Agent">In the head: the agent that was recorded.</param>
/// <param name="Tools">In the head: the definitions of the tools that the model had.</param>
/// <param name="Asked">The messages that were new in the conversation.</param>
/// <param name="Answer">An answer that came whole.</param>
/// <param name="Broken">An answer that broke off, as far as it came.</param>
/// <param name="Refused">Why the service did not take the call.</param>
internal sealed record TranscriptLine(
    int? Transcript, string? Agent, JsonObject[]? Tools, JsonObject[]? Asked, RecordedAnswer? Answer, RecordedAnswer? Broken, string? Refused);
