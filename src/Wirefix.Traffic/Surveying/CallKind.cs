using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>What calls of one kind share, of whose failures a few are enough to look at.</summary>
internal readonly record struct CallKind(Direction Direction, string Method, string Host, int Status)
{
    /// <summary>The kind of a pair.</summary>
    public static CallKind Of(in PairOutline outline) => new(outline.Direction, outline.Method, outline.Host, outline.Status);
}
