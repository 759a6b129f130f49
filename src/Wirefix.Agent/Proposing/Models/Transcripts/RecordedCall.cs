using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>A call in a transcript.</summary>
/// <param name="Asked">The messages that were new in the conversation.</param>
/// <param name="Answer">What was answered, as far as it came; null where the service refused the call.</param>
/// <param name="Refused">Why the service refused the call; null where it did not.</param>
internal sealed record RecordedCall(ImmutableArray<JsonObject> Asked, RecordedAnswer? Answer, string? Refused);
