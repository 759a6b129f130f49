namespace Wirefix.Corpus;

/// <summary>One fault, as two recordings that differ in nothing but the faulty piece of code.</summary>
public abstract class Scenario
{
    /// <summary>The kind of fault: the folder that the scenario stands in.</summary>
    public string Group => GetType().Namespace!.Split('.')[^1];

    /// <summary>The scenario's name.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether it was kept from those who work on the inspection, so that it shows what the inspection does on services it never saw.</summary>
    public virtual bool HeldOut => false;

    /// <summary>What an inspection of the faulty recording must say.</summary>
    public abstract Expected Expected { get; }

    /// <summary>The recording with the fault.</summary>
    public abstract Play Faulty { get; }

    /// <summary>The recording without it.</summary>
    public abstract Play Healthy { get; }

    /// <summary>An earlier healthy recording that both are held against; null where they are inspected alone.</summary>
    public virtual Play? Baseline => null;
}
