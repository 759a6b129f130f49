namespace Wirefix.Traffic.Inspection;

/// <summary>Finds the spans around a stretch of time without looking at all of them.</summary>
internal sealed class SpanIndex
{
    private readonly Exchange[] _byStart;

    private readonly DateTimeOffset[] _latestEnd;

    private readonly TimeSpan _slack;

    /// <summary>Takes the spans, and how far an end may lie behind what was recorded.</summary>
    public SpanIndex(Exchange[] spans, TimeSpan slack)
    {
        _byStart = [.. spans.OrderBy(span => span.Start)];
        _latestEnd = new DateTimeOffset[spans.Length];
        _slack = slack;
        for (var i = 0; i < spans.Length; i++)
            _latestEnd[i] = i == 0 || _byStart[i].End > _latestEnd[i - 1] ? _byStart[i].End : _latestEnd[i - 1];
    }

    /// <summary>The spans that began by <paramref name="start"/> and lasted until <paramref name="end"/>.</summary>
    public IReadOnlyList<Exchange> Around(DateTimeOffset start, DateTimeOffset end)
    {
        var around = new List<Exchange>();
        for (var i = LastStartedBy(start); i >= 0 && _latestEnd[i] + _slack >= end; i--)
        {
            if (_byStart[i].End + _slack >= end)
                around.Add(_byStart[i]);
        }

        return around;
    }

    private int LastStartedBy(DateTimeOffset moment)
    {
        var low = 0;
        var high = _byStart.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_byStart[middle].Start <= moment)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
