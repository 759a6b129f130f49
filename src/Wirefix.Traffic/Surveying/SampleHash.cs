namespace Wirefix.Traffic.Surveying;

/// <summary>Numbers that look random and are the same in every run, so that a choice by them is fair and can be repeated.</summary>
internal static class SampleHash
{
    /// <summary>The number of an identity.</summary>
    public static ulong Of(UInt128 identity) => Of((ulong)identity ^ Of((ulong)(identity >> 64)));

    /// <summary>The number of another number: the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    public static ulong Of(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
