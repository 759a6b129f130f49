using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>A JSON property that an outline asks for, and those within it; all others are passed over.</summary>
/// <param name="name">Its name, in plain ASCII.</param>
/// <param name="slot">Where its token is put.</param>
/// <param name="children">What is asked for within it.</param>
internal sealed class OutlineField(string name, int slot, params OutlineField[] children)
{
    private readonly byte[] _name = System.Text.Encoding.ASCII.GetBytes(name);

    /// <summary>
    /// Walks one object and puts the tokens of the fields below this one into their slots. False where the text is not one
    /// object, holds an asked field twice, or writes a name with escapes: an ordinary recorder does neither. Throws over what is no JSON.
    /// </summary>
    public bool TryFind(ReadOnlySpan<byte> json, Span<OutlineToken> found)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject && Walk(ref reader, found) && !reader.Read();
    }

    // As deep as the asked fields lie within each other, and no deeper.
    private bool Walk(ref Utf8JsonReader reader, Span<OutlineToken> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped)
                return false;
            var field = Child(reader.ValueSpan);
            reader.Read();
            if (field is not null && !field.Take(ref reader, found))
                return false;
            if (field is null)
                reader.Skip();
        }

        return true;
    }

    private bool Take(ref Utf8JsonReader reader, Span<OutlineToken> found)
    {
        if (found[slot].IsPresent)
            return false;
        found[slot] = OutlineToken.At(reader);
        if (children.Length > 0 && reader.TokenType == JsonTokenType.StartObject)
            return Walk(ref reader, found);
        reader.Skip();
        return true;
    }

    private OutlineField? Child(ReadOnlySpan<byte> property)
    {
        foreach (var child in children)
        {
            if (property.SequenceEqual(child._name))
                return child;
        }

        return null;
    }
}
