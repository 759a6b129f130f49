using Microsoft.CodeAnalysis;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Compares the kinds of value that a field had with the type that it is read into.</summary>
internal static class KindFit
{
    private static readonly (string Type, FieldKind[] Kinds)[] Types =
    [
        ("int", [FieldKind.Integer]),
        ("long", [FieldKind.Integer, FieldKind.LongInteger]),
        ("decimal", [FieldKind.Integer, FieldKind.LongInteger, FieldKind.Number]),
        ("bool", [FieldKind.Boolean]),
        ("System.DateTimeOffset", [FieldKind.DateTime, FieldKind.Date]),
        ("System.DateTime", [FieldKind.LocalDateTime, FieldKind.Date]),
        ("string", [FieldKind.String, FieldKind.NumberText, FieldKind.DateTime, FieldKind.LocalDateTime, FieldKind.Date, FieldKind.Uuid]),
    ];

    /// <summary>Whether every value of a field could be read into a type.</summary>
    public static bool Fits(ObservedShape shape, FieldFacts field, ITypeSymbol type, JsonReading reading) =>
        Clash(shape, field, type, reading) is null or { IsLoss: true };

    /// <summary>The values of a field, or of the list in it, that a type does not take; null where it takes all, or nobody knows.</summary>
    public static KindClash? Clash(ObservedShape shape, FieldFacts field, ITypeSymbol type, JsonReading reading)
    {
        var form = ValueForms.Of(type);
        var clash = field.Kinds.Where(kind => kind.Key != FieldKind.Null && !Takes(form, kind.Key, reading))
            .OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key)
            .Select(kind => (KeyValuePair<FieldKind, long>?)kind).FirstOrDefault();
        if (clash is { } found)
            return new KindClash(field, found.Value, Words(form, found.Key), RemedyFor(form, field), IsLossy(form, found.Key));

        return form == ValueForm.List && shape.ElementsOf(field) is { } elements
            && Clash(shape, elements, type.WithoutNullable().ElementType()!, reading) is { } below
            ? below with { Remedy = new KindRemedy(RemedyKind.None) }
            : null;
    }

    private static bool Takes(ValueForm form, FieldKind kind, JsonReading reading) => form switch
    {
        ValueForm.Any => true,
        ValueForm.Object => kind == FieldKind.Object || (kind != FieldKind.Array && reading.Policy.Case == NameCase.Unknown),
        ValueForm.Dictionary => kind != FieldKind.Array,
        ValueForm.List => kind == FieldKind.Array || (kind != FieldKind.Object && reading.Policy.Case == NameCase.Unknown),
        ValueForm.Enum => kind is not (FieldKind.Object or FieldKind.Array),
        _ when kind is FieldKind.Object or FieldKind.Array => false,
        ValueForm.Integer when kind is FieldKind.LongInteger or FieldKind.Number => false,
        ValueForm.LongInteger when kind == FieldKind.Number => false,
        ValueForm.DateTime when kind == FieldKind.DateTime => false,
        ValueForm.DateTimeOffset when kind == FieldKind.LocalDateTime => false,
        _ => reading.Library != JsonLibrary.SystemText || TakesScalar(form, kind, reading),
    };

    // Newtonsoft.Json turns numbers, texts and truth values into each other; System.Text.Json never does unless it is told to.
    private static bool TakesScalar(ValueForm form, FieldKind kind, JsonReading reading) => form switch
    {
        ValueForm.Boolean => kind == FieldKind.Boolean,
        ValueForm.Text => IsText(kind),
        ValueForm.Integer or ValueForm.LongInteger or ValueForm.Number =>
            kind is FieldKind.Integer or FieldKind.LongInteger or FieldKind.Number || (kind == FieldKind.NumberText && reading.TakesNumberTexts != false),
        ValueForm.DateTime => kind is FieldKind.LocalDateTime or FieldKind.Date,
        ValueForm.DateTimeOffset => kind is FieldKind.DateTime or FieldKind.Date,
        ValueForm.Date => kind == FieldKind.Date,
        ValueForm.Uuid => kind == FieldKind.Uuid,
        _ => true,
    };

    private static bool IsText(FieldKind kind) =>
        kind is FieldKind.String or FieldKind.NumberText or FieldKind.DateTime or FieldKind.LocalDateTime or FieldKind.Date or FieldKind.Uuid;

    private static bool IsNumber(ValueForm form) => form is ValueForm.Integer or ValueForm.LongInteger or ValueForm.Number;

    private static bool IsLossy(ValueForm form, FieldKind kind) =>
        (form, kind) is (ValueForm.DateTime, FieldKind.DateTime) or (ValueForm.DateTimeOffset, FieldKind.LocalDateTime);

    private static KindRemedy RemedyFor(ValueForm form, FieldFacts field)
    {
        var kinds = field.Kinds.Keys.Where(kind => kind != FieldKind.Null).ToArray();
        if (kinds.All(kind => kind == FieldKind.Array))
            return new KindRemedy(form == ValueForm.Object ? RemedyKind.List : RemedyKind.None);
        if (kinds.All(kind => kind == FieldKind.Object))
            return new KindRemedy(form == ValueForm.List ? RemedyKind.Element : RemedyKind.None);
        if (form is ValueForm.Object or ValueForm.List || (form, kinds.Contains(FieldKind.LocalDateTime)) is (ValueForm.DateTimeOffset, true))
            return default;
        if (IsNumber(form) && kinds.Contains(FieldKind.NumberText) && Array.TrueForAll(kinds, kind => kind == FieldKind.NumberText || TakesNumber(form, kind)))
            return new KindRemedy(RemedyKind.NumberTexts);

        var type = Types.FirstOrDefault(candidate => Array.TrueForAll(kinds, kind => candidate.Kinds.Contains(kind))).Type;
        return type is null ? default : new KindRemedy(RemedyKind.Type, type);
    }

    private static bool TakesNumber(ValueForm form, FieldKind kind) => kind switch
    {
        FieldKind.Integer => true,
        FieldKind.LongInteger => form != ValueForm.Integer,
        FieldKind.Number => form == ValueForm.Number,
        _ => false,
    };

    private static string Words(ValueForm form, FieldKind kind) => kind switch
    {
        FieldKind.Boolean => "true or false",
        FieldKind.LongInteger when form == ValueForm.Integer => "a number of 64 bits",
        FieldKind.Number when form is ValueForm.Integer or ValueForm.LongInteger => "a number that is not whole",
        FieldKind.Integer or FieldKind.LongInteger or FieldKind.Number => "a number",
        FieldKind.NumberText => "a number as text",
        FieldKind.DateTime => "a time with an offset",
        FieldKind.LocalDateTime => "a time without offset",
        FieldKind.Date => "a date",
        FieldKind.Object => "an object",
        FieldKind.Array => "a list",
        _ => "a text",
    };
}
