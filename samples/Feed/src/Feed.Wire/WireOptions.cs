namespace Feed.Wire;

/// <summary>Where the news wire lives. Bound from the section <c>Wire</c>.</summary>
public sealed class WireOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Wire";

    /// <summary>The wire's base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
