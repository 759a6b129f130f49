using System.Globalization;
using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>A sentence about a call that is true or false: <c>$.quantity is a string</c>.</summary>
public sealed record ContrastPredicate
{
    /// <summary>What of the call it speaks of.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<ContrastSubject>))]
    public required ContrastSubject Subject { get; init; }

    /// <summary>The subject's name: a JSONPath, a parameter, a header, an endpoint.</summary>
    public required string Name { get; init; }

    /// <summary>What it says of it.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<ContrastCondition>))]
    public required ContrastCondition Condition { get; init; }

    /// <summary>The kind, format, value, character or limit that the condition speaks of; null where it needs none.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it says the contrary of the condition.</summary>
    public bool Negated { get; init; }

    /// <summary>The predicate that is true where this one is false.</summary>
    public ContrastPredicate Contrary() => Condition switch
    {
        ContrastCondition.Present => this with { Condition = ContrastCondition.Absent },
        ContrastCondition.Absent => this with { Condition = ContrastCondition.Present },
        _ => this with { Negated = !Negated },
    };

    /// <summary>The predicate as people say it.</summary>
    public override string ToString() => Subject switch
    {
        ContrastSubject.Time => $"it began {(Negated ? "before" : "at or after")} {Moment}",
        ContrastSubject.Size => $"the body has {(Negated ? "fewer than" : "at least")} {Counted("byte")}",
        ContrastSubject.Overlap when Condition == ContrastCondition.AtLeast =>
            $"{(Negated ? "fewer than" : "at least")} {Counted("call")} of the endpoint {(Value == "1" ? "was" : "were")} in flight as it began",
        ContrastSubject.Overlap => $"it {(Negated == (Value == "true") ? "overlaps no" : "overlaps another")} call of {Name}",
        ContrastSubject.Earlier => $"{Name} was called {(Negated ? "fewer than" : "at least")} {Times} before {Surroundings.OnResource}",
        _ when Condition == ContrastCondition.Malformed => $"the body is {(Negated ? "" : "no ")}valid JSON",
        ContrastSubject.Body when Name != "$" => $"{SubjectName} {ConditionText}",
        _ => $"the {SubjectName} {ConditionText}",
    };

    /// <summary>What it speaks of, as people say it.</summary>
    internal string SubjectName => Subject switch
    {
        ContrastSubject.Body => Name == "$" ? "JSON body" : Name,
        ContrastSubject.Query => $"query parameter {Name}",
        ContrastSubject.Path => $"path parameter {Name}",
        ContrastSubject.Header => $"header {Name}",
        ContrastSubject.Earlier => $"calls of {Name} before it {Surroundings.OnResource}",
        ContrastSubject.Preceding => $"call before it {Name}",
        _ => $"call of {Name} that it leads to",
    };

    private string ConditionText => Condition switch
    {
        ContrastCondition.Null => $"{Is} null",
        ContrastCondition.Kind => $"{Is} of kind {Value}",
        ContrastCondition.Absent => "is absent",
        ContrastCondition.Present => "is present",
        ContrastCondition.Empty => $"{Is} empty",
        ContrastCondition.Escaped => $"{Is} escaped twice",
        ContrastCondition.NonAscii => $"holds {(Negated ? "only ASCII" : "non-ASCII")} characters",
        ContrastCondition.Padded => $"{(Negated ? "neither begins nor" : "begins or")} ends with white space",
        ContrastCondition.Format => $"{Is} of format {Value}",
        ContrastCondition.Character => $"holds {(Negated ? "no" : "a")} '{Value}'",
        ContrastCondition.UrlAlphabet => $"holds {(Negated ? "neither" : "a")} '-' {(Negated ? "nor" : "or")} '_', as base64 is written in URLs",
        ContrastCondition.LeadingZero => $"{(Negated ? "does not begin" : "begins")} with 0",
        ContrastCondition.Value => $"{Is} {Value}",
        ContrastCondition.Negative => $"{Is} negative",
        ContrastCondition.Zero => $"{Is} zero",
        ContrastCondition.AtLeast => $"is {(Negated ? "below" : "at least")} {Value}",
        ContrastCondition.Items => $"holds {(Negated ? "fewer than" : "at least")} {Counted("value")}",
        ContrastCondition.DayOfMonth => $"is {(Negated ? "before" : "on or after")} day {Value} of its month",
        ContrastCondition.Prefix => $"{(Negated ? "does not begin" : "begins")} with {Value}",
        ContrastCondition.UpperCase => $"{(Negated ? "holds no" : "holds")} capital letters",
        _ => $"has {(Negated ? "fewer than" : "at least")} {Counted("character")}",
    };

    private string Times => Value switch { "1" => "once", "2" => "twice", _ => $"{Value} times" };

    private string Counted(string thing) => Value == "1" ? $"1 {thing}" : $"{Value} {thing}s";

    private string Is => Negated ? "is not" : "is";

    private string Moment => double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
        ? DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : Value ?? "";
}
