using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Wirefix.Traffic;

namespace Wirefix.Replay.Carrying;

/// <summary>What the replayed service issued in place of what the recorded one did, put into the requests that follow.</summary>
internal sealed class CarriedValues
{
    private readonly ConcurrentDictionary<string, string> _replayed = new(StringComparer.Ordinal);

    /// <summary>Learns from an answer what its values are called now.</summary>
    public void Learn(ScriptedRequest request, Reply reply)
    {
        foreach (var issued in request.Issues)
        {
            if (IssuedValues.At(issued.Place, reply) is { } now && now != issued.Value)
                _replayed[issued.Value] = now;
        }
    }

    /// <summary>The request as it has to be sent now.</summary>
    public ScriptedRequest In(ScriptedRequest request)
    {
        if (_replayed.IsEmpty)
            return request;
        return request with
        {
            PathAndQuery = Rewritten(request.PathAndQuery, Uri.EscapeDataString),
            Headers = [.. request.Headers.Select(header => new Header(header.Name, Rewritten(header.Value, value => value)))],
            Body = request.Body?.Text is { } text ? new RecordedBody(Rewritten(text, value => value)) : request.Body,
        };
    }

    // Only whole words: an id may begin as another does.
    private string Rewritten(string text, Func<string, string> written) => _replayed
        .Where(value => text.Contains(written(value.Key), StringComparison.Ordinal))
        .OrderByDescending(value => value.Key.Length)
        .Aggregate(text, (rewritten, value) => Regex.Replace(
            rewritten,
            $@"(?<![\p{{L}}\p{{N}}_-]){Regex.Escape(written(value.Key))}(?![\p{{L}}\p{{N}}_-])",
            _ => written(value.Value),
            RegexOptions.CultureInvariant));
}
