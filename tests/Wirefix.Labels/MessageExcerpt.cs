using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Labels;

/// <summary>What a capture shows of a request or a response. Values are invented.</summary>
/// <param name="Target">Of a request: path and query as they were sent.</param>
/// <param name="Status">Of a response: the status code.</param>
/// <param name="Headers">The headers that matter.</param>
/// <param name="Body">The body: JSON as it is, any other text as a JSON string.</param>
public sealed record MessageExcerpt(
    string? Target = null,
    int? Status = null,
    ImmutableSortedDictionary<string, string>? Headers = null,
    JsonElement? Body = null);
