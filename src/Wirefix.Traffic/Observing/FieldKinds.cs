using System.Globalization;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Observing;

/// <summary>Tells the kind of a payload's value as facts count it.</summary>
internal static class FieldKinds
{
    /// <summary>The kind of a value.</summary>
    public static FieldKind Of(PayloadField field) => field.Kind switch
    {
        PayloadKind.Null => FieldKind.Null,
        PayloadKind.Boolean => FieldKind.Boolean,
        PayloadKind.Integer => OfInteger(field.Text),
        PayloadKind.Number => FieldKind.Number,
        PayloadKind.String => OfText(field.Text),
        PayloadKind.Object => FieldKind.Object,
        _ => FieldKind.Array,
    };

    private static FieldKind OfInteger(string digits)
    {
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return FieldKind.Integer;
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? FieldKind.LongInteger : FieldKind.Number;
    }

    private static FieldKind OfText(string text) => TextFormats.Of(text) switch
    {
        TextFormat.Integer or TextFormat.Decimal => FieldKind.NumberText,
        TextFormat.DateTimeWithOffset => FieldKind.DateTime,
        TextFormat.LocalDateTime => FieldKind.LocalDateTime,
        TextFormat.Date => FieldKind.Date,
        TextFormat.Uuid => FieldKind.Uuid,
        _ => FieldKind.String,
    };
}
