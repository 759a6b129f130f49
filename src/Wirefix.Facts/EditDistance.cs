namespace Wirefix.Facts;

/// <summary>How many letters two names are apart (V. I. Levenshtein, Doklady 163, 1965).</summary>
public static class EditDistance
{
    /// <summary>The fewest letters to put in, take out or replace that make one name the other.</summary>
    public static int Of(string one, string other)
    {
        // A row of the table at a time.
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
