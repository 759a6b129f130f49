namespace System;

/// <summary>Lets the compiler emit list patterns on netstandard2.0.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The place in a list of this length, from its beginning.</summary>
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
