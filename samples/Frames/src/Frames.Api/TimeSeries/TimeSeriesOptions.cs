namespace Frames.Api.TimeSeries;

/// <summary>Where the time series live. Bound from the section <c>TimeSeries</c>.</summary>
public sealed class TimeSeriesOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "TimeSeries";

    /// <summary>The base address, with a trailing slash.</summary>
    public Uri? BaseAddress { get; set; }
}
