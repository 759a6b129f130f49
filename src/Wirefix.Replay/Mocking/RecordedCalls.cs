using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Mocking;

/// <summary>
/// The recorded calls of one method, host and path. What a caller makes anew for each call, of the clock or of chance, does not matter;
/// calls that agree in everything else are one question (<see cref="RecordedQuestion"/>).
/// </summary>
internal sealed class RecordedCalls
{
    private const int ShortestRandom = 16;
    private readonly FrozenSet<string> _volatile;
    private readonly ImmutableArray<RecordedQuestion> _questions;

    /// <summary>Learns what matters from the calls, in recorded order.</summary>
    public RecordedCalls(IReadOnlyCollection<(AskedFields Asked, RecordedAnswer Answer)> calls)
    {
        _volatile = VolatileNames(calls);
        _questions = [.. calls
            .GroupBy(call => Key(call.Asked), StringComparer.Ordinal)
            .Select(same => new RecordedQuestion(same))];
    }

    /// <summary>
    /// The next answer to the question that agrees in all parameters of the query that matter, and of those the one that agrees in
    /// most fields of the body; null where none agrees in the query.
    /// </summary>
    public RecordedAnswer? Next(AskedFields asked) => _questions
        .Where(question => Differing(question.Asked, asked).All(name => !AskedFields.IsParameter(name)))
        .MinBy(question => Differing(question.Asked, asked).Count())
        ?.Next(asked);

    private static FrozenSet<string> VolatileNames(IEnumerable<(AskedFields Asked, RecordedAnswer Answer)> calls) => calls
        .SelectMany(call => call.Asked.Values, (call, field) => (Name: field.Key, field.Value, call.Answer))
        .GroupBy(field => field.Name, StringComparer.Ordinal)
        .Where(fields => fields.DistinctBy(field => field.Value, StringComparer.Ordinal).Count() == fields.Count())
        .Where(fields => fields.All(field => IsOfClock(field.Value)) || (fields.Skip(1).Any() && fields.All(field => IsOfChance(field.Value) && !IsEchoed(field.Value, field.Answer))))
        .Select(fields => fields.Key)
        .ToFrozenSet(StringComparer.Ordinal);

    private static bool IsOfClock(string value) => TextFormats.Of(value) is TextFormat.DateTimeWithOffset or TextFormat.LocalDateTime;

    private static bool IsOfChance(string value) => TextFormats.Of(value) switch
    {
        TextFormat.Uuid => true,
        TextFormat.Integer or TextFormat.Token => value.Length >= ShortestRandom && value.Any(char.IsAsciiDigit),
        _ => false,
    };

    // What comes back names what was asked for.
    private static bool IsEchoed(string value, RecordedAnswer answer) => answer.Body?.Text?.Contains(value, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The names that matter in which the two differ.</summary>
    private IEnumerable<string> Differing(AskedFields one, AskedFields other) => one.Differing(other).Where(name => !_volatile.Contains(name));

    private string Key(AskedFields asked) => string.Concat(asked.Values
        .Where(field => !_volatile.Contains(field.Key))
        .Select(field => $"{field.Key.Length}:{field.Key}{field.Value.Length}:{field.Value}"));
}
