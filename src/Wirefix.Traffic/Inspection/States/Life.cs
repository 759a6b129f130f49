using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>What was seen of one resource, in time order.</summary>
/// <param name="Family">Host and path template of the resource and its kin.</param>
/// <param name="Resource">The path of the resource.</param>
/// <param name="Sightings">The calls on it.</param>
internal sealed record Life(string Family, string Resource, ImmutableArray<Sighting> Sightings)
{
    /// <summary>
    /// The changes of state: two sightings of different states one after another. Calls that overlap leave open which state came
    /// first, and give none.
    /// </summary>
    public IEnumerable<Transition> Transitions()
    {
        Sighting? before = null;
        foreach (var sighting in Sightings.Where(sighting => sighting.State is not null))
        {
            if (before is not null && before.State != sighting.State && before.EndsBefore(sighting))
                yield return new Transition(this, before, sighting);
            before = sighting;
        }
    }

    /// <summary>
    /// The writes, each with the last state that was seen before it began; those that overlap another call on the resource are left out.
    /// </summary>
    public IEnumerable<(Sighting Before, Sighting Write)> Writes()
    {
        Sighting? before = null;
        for (var i = 0; i < Sightings.Length; i++)
        {
            var call = Sightings[i];
            if (call.IsWrite && before is not null && StandsAlone(i))
                yield return (before, call);
            if (call.State is not null)
                before = call;
        }
    }

    private bool StandsAlone(int index) =>
        (index == 0 || Sightings[index - 1].EndsBefore(Sightings[index]))
        && (index + 1 == Sightings.Length || Sightings[index].EndsBefore(Sightings[index + 1]));
}
