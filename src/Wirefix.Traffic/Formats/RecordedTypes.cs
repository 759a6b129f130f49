namespace Wirefix.Traffic.Formats;

/// <summary>Keeps what a recorder says of a body's type where no header says it.</summary>
internal static class RecordedTypes
{
    // What browsers write where they do not know.
    private const string Unknown = "x-unknown";

    /// <summary>The message with the type that a recorder names; the same instance where it names none, or a header does.</summary>
    public static TMessage Typed<TMessage>(this TMessage message, string? type)
        where TMessage : Message =>
        string.IsNullOrWhiteSpace(type) || type == Unknown || message.HeaderValue("Content-Type") is not null ? message : message with { RecordedType = type };

    /// <summary>The same of a type that stands in an entry.</summary>
    public static TMessage Typed<TMessage>(this TMessage message, OutlineToken type, ReadOnlySpan<byte> json)
        where TMessage : Message =>
        type.IsText && message.HeaderValue("Content-Type") is null ? message.Typed(type.Text(json)) : message;
}
