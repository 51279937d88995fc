using System.Text;

namespace Playbooks.Testing.Fuzzing;

/// <summary>Damages good inputs as people, editors and attackers do: torn, doubled, mixed up, nested without end.</summary>
/// <param name="seeds">The good ones.</param>
/// <param name="pieces">What a language is made of, to be put anywhere.</param>
internal sealed class Mutation(IReadOnlyList<string> seeds, IReadOnlyList<string> pieces)
{
    private const string Odd = "\0\u0001\t\r\n\u0085\u00a0\u2028\ufeff\ufffd\ud800\udc00é☕{}[]()<>\"'`\\|,;:.*%#$@!?=+-/&^~_09aZ";

    /// <summary>A good input with one to four damages.</summary>
    public string Make(Random random)
    {
        var text = new StringBuilder(seeds[random.Next(seeds.Count)]);
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            Damage(text, random);
        }
        return text.ToString();
    }

    private void Damage(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        switch (random.Next(20))
        {
            case < 4:
                text.Remove(at, length);
                break;
            case < 9:
                text.Insert(at, Piece(random));
                break;
            case < 12:
                text.Remove(at, length).Insert(at, Piece(random));
                break;
            case < 14:
                text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                break;
            case < 16:
                text.Insert(at, Odd[random.Next(Odd.Length)]);
                break;
            case < 18:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                text.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 60), other.Length - from)));
                break;
            case 18:
                text.Length = at;
                break;
            default:
                // Rarely very deep: such inputs are large, and one finds what a hundred find.
                var piece = Piece(random);
                text.Insert(at, piece, random.Next(random.Next(20) == 0 ? 5_000 : 50));
                break;
        }
    }

    private string Piece(Random random) => pieces[random.Next(pieces.Count)];
}
