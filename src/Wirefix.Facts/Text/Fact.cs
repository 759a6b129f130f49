namespace Wirefix.Facts.Text;

/// <summary>One line of a facts file.</summary>
/// <param name="Subject">What was counted: the line without its number (<see cref="FactSubject"/>).</param>
/// <param name="Count">How often, or for a peak how many at once; above zero.</param>
public readonly record struct Fact(string Subject, long Count)
{
    /// <summary>The line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Subject} {Count}");

    /// <summary>The two as one: the larger of two peaks, else the sum (at most <see cref="long.MaxValue"/>).</summary>
    internal Fact With(Fact other) => this with { Count = FactSubject.IsPeak(Subject) ? Math.Max(Count, other.Count) : Sum(Count, other.Count) };

    private static long Sum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
