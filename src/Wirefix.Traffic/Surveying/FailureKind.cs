using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>What failures have in common of which a few are enough.</summary>
internal readonly record struct FailureKind(Direction Direction, string Method, string Host, int Status)
{
    /// <summary>The kind of a pair.</summary>
    public static FailureKind Of(in PairOutline outline) => new(outline.Direction, outline.Method, outline.Host, outline.Status);
}
