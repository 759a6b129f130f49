using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Models;

/// <summary>What a stub answers.</summary>
/// <param name="Body">The body; null where it never answers.</param>
internal sealed record StubAnswer(string? Body)
{
    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "application/json";

    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Whether the connection breaks behind the body.</summary>
    public bool Drops { get; init; }

    public static StubAnswer Silence { get; } = new((string?)null);

    public static StubAnswer Events(string body) => new(body) { ContentType = "text/event-stream" };

    public static StubAnswer Error(int status, string message, params (string, string)[] headers) =>
        new($$$"""{"error":{"type":"some_error","message":"{{{message}}}"}}""") { Status = status, Headers = [.. headers] };
}
