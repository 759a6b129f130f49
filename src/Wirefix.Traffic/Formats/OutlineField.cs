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
    /// object, holds an asked field twice, or writes a name with escapes: an ordinary recorder does neither.
    /// </summary>
    public bool TryFind(ReadOnlySpan<byte> json, Span<OutlineToken> found)
    {
        var walk = new JsonWalk(json);
        return Walk(ref walk, json, found) && walk.IsAtEnd();
    }

    // As deep as the asked fields lie within each other, and no deeper.
    private bool Walk(ref JsonWalk walk, ReadOnlySpan<byte> json, Span<OutlineToken> found)
    {
        if (!walk.TryOpen())
            return false;
        for (var first = true; walk.TryName(first, out var name); first = false)
        {
            if (name is not { } token)
                return true;
            if (token.IsEscaped || !walk.TryValue(out var value))
                return false;
            var field = Child(token.PlainBytes(json));
            if (field is null ? !walk.TrySkip(value) : !field.Take(ref walk, value, json, found))
                return false;
        }

        return false;
    }

    private bool Take(ref JsonWalk walk, in OutlineToken value, ReadOnlySpan<byte> json, Span<OutlineToken> found)
    {
        if (found[slot].IsPresent)
            return false;
        found[slot] = value;
        return children.Length > 0 && value.Type == JsonTokenType.StartObject ? Walk(ref walk, json, found) : walk.TrySkip(value);
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
