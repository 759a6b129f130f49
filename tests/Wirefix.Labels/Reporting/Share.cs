namespace Wirefix.Labels.Reporting;

/// <summary>How many of how many.</summary>
/// <param name="Count">Those that count.</param>
/// <param name="Of">All.</param>
public sealed record Share(int Count, int Of)
{
    // The quantile of the normal distribution for 95 %.
    private const double Z = 1.96;

    /// <summary>The share, from 0 to 1.</summary>
    public double Value => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>
    /// The 95 % interval of the share (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927).
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Of == 0)
                return (0, 1);
            var middle = Value + (Z * Z / (2 * Of));
            var half = Z * Math.Sqrt((Value * (1 - Value) / Of) + (Z * Z / (4.0 * Of * Of)));
            var scale = 1 + (Z * Z / Of);
            return ((middle - half) / scale, (middle + half) / scale);
        }
    }
}
