using System.Runtime.CompilerServices;

namespace Wirefix.Analyzers.Observed;

/// <summary>Compares what was read from facts by identity: records would be compared field by field, of which there are many.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static ReferenceComparer<T> Instance { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
