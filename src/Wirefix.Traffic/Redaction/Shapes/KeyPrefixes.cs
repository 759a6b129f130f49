using System.Text;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction.Shapes;

/// <summary>How the keys of services begin, as the services document it so that people and scanners know them; in upper and lower case as here.</summary>
internal static class KeyPrefixes
{
    // As many symbols has a whole one at the least.
    private const int Shortest = 20;

    // Letters and digits follow.
    private static readonly string[] BeforeDigits =
    [
        "npm_", "hf_", "dop_v1_", "doo_v1_", "dor_v1_", "shpat_", "shpca_", "shppa_", "shpss_", "dapi", "lin_api_", "lin_oauth_", "gsk_", "xai-", "pplx-",
        "r8_", "sbp_", "ntn_", "secret_", "PMAK-", "NRAK-", "glsa_", "pscale_tkn_", "rubygems_", "xkeysib-", "rdme_", "pul-", "tfp_", "duffel_", "LTAI",
    ];

    // So do dashes and underscores.
    private static readonly string[] BeforeWords =
    [
        "pypi-", "dckr_pat_", "dckr_oat_", "sq0atp-", "sq0csp-", "figd_", "glc_", "sntrys_", "sntryu_", "pscale_pw_", "pscale_oauth_", "xapp-", "GOCSPX-",
        "ATATT3", "ATCTT3", "CCIPAT_", "bkua_", "glptt-", "gldt-", "glrt-", "glcbt-", "glft-", "glimt-", "glagent-", "gloas-", "HRKU-",
    ];

    // What follows is in pieces, too.
    private static readonly string[] BeforePieces = ["SG.", "hvs.", "hvb.", "hvr.", "dp.st.", "dp.pt.", "dt0c01."];

    // Not a key, but nobody can look into it: gzip as base64.
    private const string PackedText = "H4sI";

    // Google's.
    private const string RefreshToken = "1//0";

    private static readonly byte[][]?[] ByFirst = ByFirstByte();

    private static readonly byte[][] Pointed = [.. BeforePieces.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The expression of all such keys.</summary>
    public static readonly string Pattern =
        $@"\b(?:{Any(BeforeDigits)})[A-Za-z0-9]{{20,}}[A-Za-z0-9_=-]*|\b(?:{Any(BeforeWords)})[A-Za-z0-9_-]{{20,}}=*|"
        + $@"\b(?:{Any(BeforePieces)})[A-Za-z0-9_-]{{16,}}(?:\.[A-Za-z0-9_-]+)*|"
        + $@"\b{RefreshToken}[A-Za-z0-9_-]{{20,}}|\b(?:bot)?[0-9]{{8,10}}:AA[A-Za-z0-9_-]{{30,}}|[A-Za-z0-9_~.-]{{3}}[78]Q~[A-Za-z0-9_~.-]{{30,}}|"
        + $@"\b{PackedText}[A-Za-z0-9+/_-]{{16,}}={{0,2}}";

    /// <summary>Whether what the expression found has words alone behind its beginning: <c>npm_config_…</c>.</summary>
    public static bool AreWords(string found) =>
        !found.Any(char.IsAsciiDigit) && BeforeDigits.Concat(BeforeWords).Any(prefix => found.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether a run of letters, digits and what base64 has besides may hold one, or the end of one.</summary>
    public static bool MayStandIn(ReadOnlySpan<byte> text, int start, int end)
    {
        if (start > 0 && text[start - 1] is (byte)'.' or (byte)':' or (byte)'~' && IsBehindBeginning(text, start))
            return true;
        var run = text[start..end];
        while (run.Length >= Shortest)
        {
            if (BeginsWithOne(run))
                return true;
            var boundary = run.IndexOfAny((byte)'/', (byte)'-', (byte)'+');
            if (boundary < 0)
                return false;
            run = run[(boundary + 1)..];
        }

        return false;
    }

    private static bool IsBehindBeginning(ReadOnlySpan<byte> text, int start)
    {
        foreach (var prefix in Pointed)
        {
            if (text[..start].EndsWith(prefix))
                return true;
        }

        return text[..start].EndsWith("Q~"u8) || (text[start - 1] == ':' && text[start..].StartsWith("AA"u8));
    }

    private static bool BeginsWithOne(ReadOnlySpan<byte> text)
    {
        if (ByFirst[text[0]] is not { } prefixes)
            return false;
        foreach (var prefix in prefixes)
        {
            if (text.StartsWith(prefix))
                return true;
        }

        return false;
    }

    private static byte[][]?[] ByFirstByte()
    {
        var byFirst = new byte[][]?[byte.MaxValue + 1];
        foreach (var group in BeforeDigits.Concat(BeforeWords).Append(PackedText).Append(RefreshToken).Select(Encoding.ASCII.GetBytes).GroupBy(prefix => prefix[0]))
            byFirst[group.Key] = [.. group];
        return byFirst;
    }

    private static string Any(string[] prefixes) => string.Join('|', prefixes.Select(Regex.Escape));
}
