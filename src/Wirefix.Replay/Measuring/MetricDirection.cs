namespace Wirefix.Replay.Measuring;

/// <summary>Which way a metric improves.</summary>
public enum MetricDirection
{
    /// <summary>Less is better.</summary>
    LowerIsBetter,

    /// <summary>More is better.</summary>
    HigherIsBetter,
}
