/** Given names of many languages that are a woman's or a man's only, and that compromise's lexicon does not hold. */
import { givenNameGender } from '../adapters/compromise.ts';
import type { Gender } from './people.ts';

const set = (names: string) => new Set(names.trim().split(/\s+/));

const WOMEN = set(`
	Adaeze Adwoa Agata Agnieszka Ainhoa Akosua Akua Aleksandra Alenka Almudena Amara Amina Amira Anahit Anjali Annika
	Aoife Arzu Aslı Asuka Ayşe Aysel Ayumi Beata Bożena Birgit Britta Brygida Caoimhe Catalina Chiara Chiamaka
	Consuelo Dagmar Danuta Deepika Delphine Dilnoza Dorota Edita Elif Elżbieta Emine Encarnación Estelle Ewa Farida
	Fatemeh Fatou Federica Filomena Freya Funmilayo Gabriela Galina Ghislaine Giulia Graciela Grażyna Gudrun
	Guadalupe Habiba Haruka Hatice Heidrun Hortensia Ilaria Imani Inge Ingeborg Itziar Jadwiga Jolanta Kamala Katarzyna
	Katja Kavita Keiko Khadijah Klara Kinga Krystyna Lakshmi Leocadia Liisa Ludmila Lyudmila Maki Małgorzata
	Manuela Marisol Mariko Meera Meike Merve Mirjam Montserrat Nadezhda Naoko Narges Neha Ngozi Niamh Nkechi Noor
	Nomvula Olena Oksana Paloma Parvati Philippa Pilar Priya Radhika Raisa Raquel Rocío Ronja Rosalía Ruxandra
	Rózsa Sakura Saoirse Sarita Sevgi Shirin Shreya Sigrid Siiri Sinéad Sneha Solveig Sunita Svetlana Tanja
	Thandiwe Ulrike Urszula Vesna Wiesława Xiomara Yetunde Yevgenia Zeynep Zdenka Zofia Zsófia Zsuzsanna`);

const MEN = set(`
	Abdou Abebe Adebayo Agostinho Akira Aleš Alexandros Alexei Anatoly Angus Arne Artur Arvid Aurelio Axel Babatunde Bartosz Bertil
	Bogdan Bohdan Boubacar Cathal Chidi Chinedu Christos Declan Diarmuid Diego Dimitrios Domenico Donal Edvard Einar Emeka
	Evgeny Farid Fergus Francesc Friedrich Fritz Gaspard Gianluca Giorgos Gustaf Håkan Hamid Hamza Hannes Harald Hartmut
	Heikki Helmut Heinz Hiroshi Horst Ignacio Imran Iñigo Ioannis Ismail István Jakub Jarosław Jerzy Jiří João Jorma
	José Jürgen Juhani Kai-Uwe Kazimierz Kenji Kofi Konstantinos Krzysztof Kwabena Kwame László Leopoldo Lech Lorcan Lothar Lucian
	Ludvík Luka Maciej Mamadou Manfred Marek Mehmet Mehdi Mikael Mikkel Miloš Miroslav Morten Murat Musa Mustapha Nikolaos
	Oddvar Olumide Oleg Olivier Ömer Osvaldo Oskar Patrice Péter Petar Pranav Rainer Ramiro Rashid Reinhard Rolf Rustam
	Sándor Santiago Siegfried Sipho Slobodan Stanisław Sunil Suresh Taavi Tadeusz Takeshi Tamás Tariq Tendai Tomasz
	Torbjörn Torsten Uwe Václav Vasily Vikram Vladislav Volker Vusi Waldemar Wojciech Yannick Yiannis Yaw Zbigniew Zdeněk
	Zoltán Zoltan`);

/** '' where the name is of either, or unknown. */
export function genderOfGivenName(name: string): Gender {
	if (WOMEN.has(name)) return 'f';
	if (MEN.has(name)) return 'm';
	return givenNameGender(name);
}
